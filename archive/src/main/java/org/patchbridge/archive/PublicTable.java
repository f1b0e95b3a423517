package org.patchbridge.archive;

import java.net.URI;

/**
 * One public file, pinned: at its address lie these bytes and no others.
 *
 * @param name the name that it gets, without a folder
 * @param address of https
 * @param bytes its size, above 0
 * @param sha256 of its bytes, 64 hexadecimal digits in lower case
 * @param terms licence or terms of use, in words
 * @param citation what to cite
 */
public record PublicTable(
    String name, URI address, long bytes, String sha256, String terms, String citation) {}
