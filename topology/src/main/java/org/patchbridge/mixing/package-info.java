/**
 * How mixed two species are in one space and how apart the classes: the measures by which
 * integrations of data sets are judged (Luecken et al. 2022), each with an interval over donors and
 * its value under permuted labels. Start at {@link org.patchbridge.mixing.MixingProfile}.
 */
package org.patchbridge.mixing;
