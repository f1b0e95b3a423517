/** What is to be evaluated or trained: presets, their models and the splits these are tested on. */
package org.patchbridge.study.plan;
