/**
 * Files over an unreliable network: which addresses are asked, how often, and where what has come
 * of a file is kept until it is whole.
 */
package org.patchbridge.archive.web;
