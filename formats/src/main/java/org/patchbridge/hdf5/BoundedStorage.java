package org.patchbridge.hdf5;

import io.jhdf.Superblock;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.UnsupportedHdfException;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What jHDF reads a file through. jHDF takes addresses and sizes from the file as they are; here
 * every read is checked against the file's length before memory is set aside, and the number of
 * reads for one task is limited, so that a damaged structure that leads in circles comes to an end.
 */
public final class BoundedStorage implements HdfBackingStorage {
  /** About two seconds. Real files need some 50 reads a series to open. */
  private static final long MAX_READS = 2_000_000;

  /** Structures take more than this many bytes a read. */
  private static final int BYTES_PER_READ = 16;

  private static final int MIN_READS = 10_000;

  private final BlockCache source;
  private final Superblock superblock;
  private final AtomicLong reads = new AtomicLong();
  private final long maxReads;

  BoundedStorage(BlockCache source, Superblock superblock) {
    this.source = source;
    this.superblock = superblock;
    this.maxReads = Math.min(MAX_READS, MIN_READS + source.size() / BYTES_PER_READ);
  }

  /** Starts counting reads anew, for another task. */
  public void startTask() {
    reads.set(0);
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
    return ByteBuffer.wrap(read(position, length)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The bytes at an address of the file's structures. */
  byte[] bytes(long address, long length) {
    return read(address + superblock.getBaseAddressByte(), length);
  }

  /** Says which chunks will be read next, so that those of a far file come together. */
  void announce(Collection<Chunk> chunks) {
    long base = superblock.getBaseAddressByte();
    source.announce(
        () ->
            chunks.stream()
                .map(
                    chunk ->
                        new WantedBytes.Extent(
                            base + chunk.getAddress(), base + chunk.getAddress() + chunk.getSize()))
                .toList());
  }

  private byte[] read(long position, long length) {
    if (position < 0 || length < 0 || length > Integer.MAX_VALUE || position > size() - length) {
      throw new HdfException(
          length + " bytes wanted at byte " + position + ", but the file has " + size());
    }
    if (reads.incrementAndGet() > maxReads) {
      throw new HdfException("the file's structure leads in circles");
    }
    return source.read(position, (int) length);
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
