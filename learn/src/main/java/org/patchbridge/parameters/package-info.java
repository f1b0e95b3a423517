/**
 * What fitted models consist of, on its way to and from files: named settings, tensors and files in
 * a tree of parts. Nothing here knows what the numbers mean; every class writes and reads its own,
 * and checks on reading what its constructor could not survive.
 */
package org.patchbridge.parameters;
