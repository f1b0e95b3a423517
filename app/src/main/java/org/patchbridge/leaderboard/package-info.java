/** Models of other programs and a study's own, judged alike and ranked, as a page and as tables. */
package org.patchbridge.leaderboard;
