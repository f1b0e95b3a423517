package org.patchbridge.nwb;

import io.jhdf.Superblock;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What jHDF reads a file through. jHDF takes addresses and sizes from the file as they are; here
 * every read is checked against the file's length before memory is set aside, and the number of
 * reads is limited, so that a damaged structure that leads in circles comes to an end.
 */
final class BoundedStorage implements HdfBackingStorage {
  /** Far above what the largest real files need (about 40 reads a series). */
  private static final long MAX_READS = 2_000_000;

  private final ByteSource source;
  private final Superblock superblock;
  private final AtomicLong reads = new AtomicLong();

  BoundedStorage(ByteSource source, Superblock superblock) {
    this.source = source;
    this.superblock = superblock;
  }

  @Override
  public ByteBuffer readBufferFromAddress(long address, int length) {
    return map(address, length);
  }

  @Override
  public ByteBuffer map(long address, long length) {
    return mapNoOffset(address + superblock.getBaseAddressByte(), length);
  }

  @Override
  public ByteBuffer mapNoOffset(long position, long length) {
    if (position < 0 || length < 0 || length > Integer.MAX_VALUE || position > size() - length) {
      throw new HdfException(
          length + " bytes wanted at byte " + position + ", but the file has " + size());
    }
    if (reads.incrementAndGet() > MAX_READS) {
      throw new HdfException("the file's structure leads in circles");
    }
    return source.read(position, (int) length).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public long getUserBlockSize() {
    return superblock.getBaseAddressByte();
  }

  @Override
  public Superblock getSuperblock() {
    return superblock;
  }

  @Override
  public FileChannel getFileChannel() {
    throw new UnsupportedHdfException("files are read through bounded storage only");
  }

  @Override
  public int getSizeOfOffsets() {
    return superblock.getSizeOfOffsets();
  }

  @Override
  public int getSizeOfLengths() {
    return superblock.getSizeOfLengths();
  }

  @Override
  public void close() {
    source.close();
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public boolean inMemory() {
    return true;
  }
}
