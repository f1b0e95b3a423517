package org.patchbridge.npy;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads NPY and NPZ files. Nothing is allocated on the word of a file: a shape above the limit is
 * refused first, and memory grows with the bytes that really come.
 */
public final class NpyReader {
  private static final int MOST_HEADER_BYTES = 1 << 16;
  private static final int MOST_ARRAYS = 1 << 10;
  private static final String REMEDY = "copy or save the file again";

  private final long mostBytes;

  private NpyReader(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Reads arrays of up to 1 GiB. */
  public static NpyReader withDefaults() {
    return new NpyReader(1L << 30);
  }

  /**
   * @param bytes that the data of one array, and of all arrays of an NPZ file together, may have
   */
  public NpyReader withMostBytes(long bytes) {
    return new NpyReader(bytes);
  }

  /**
   * Reads an NPY file.
   *
   * @throws NpyException where the file cannot be read, is no NPY file, is cut off or goes on after
   *     the array, or the array is too large or of a type or order that is not read
   */
  public NpyArray read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return array(file.toString(), in, mostBytes);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /**
   * Reads an NPZ file: its arrays by name, without {@code .npy}, in the order of the file.
   *
   * @throws NpyException as {@link #read}, and where two arrays share a name
   */
  public Map<String, NpyArray> readAll(Path file) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    long left = mostBytes;
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName().replaceFirst("\\.npy$", "");
        String source = file + ", array " + name;
        NpyArray array = array(source, zip, left);
        left -= array.header().bytes();
        if (arrays.put(name, array) != null || arrays.size() > MOST_ARRAYS) {
          throw new NpyException(source, "the name stands twice or there are too many", REMEDY);
        }
      }
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
    if (arrays.isEmpty()) {
      throw new NpyException(file.toString(), "no array in it: this is no NPZ file", REMEDY);
    }
    return arrays;
  }

  private static NpyArray array(String source, InputStream in, long mostBytes) throws IOException {
    NpyHeader header = header(source, in);
    long bytes = header.bytes();
    if (bytes > Math.min(mostBytes, Integer.MAX_VALUE - 8)) {
      throw new NpyException(
          source,
          "an array of shape "
              + header.shape()
              + " has "
              + bytes
              + " bytes, the limit is "
              + mostBytes,
          "split it, or read it with a higher limit");
    }
    byte[] data = in.readNBytes((int) bytes);
    if (data.length < bytes) {
      throw new NpyException(
          source, "cut off after " + data.length + " of " + bytes + " bytes of data", REMEDY);
    }
    if (in.read() >= 0) {
      throw new NpyException(source, "bytes follow the array", REMEDY);
    }
    return new NpyArray(header, data);
  }

  private static NpyHeader header(String source, InputStream in) throws IOException {
    byte[] magic = in.readNBytes(NpyWriter.MAGIC.length);
    if (!Arrays.equals(magic, NpyWriter.MAGIC)) {
      throw new NpyException(source, "this is no NPY file", "name a file of numpy.save");
    }
    int version = in.read();
    int minor = in.read();
    if (version < 1 || version > 3 || minor != 0) {
      throw new NpyException(
          source, "NPY version " + version + "." + minor + "; 1.0 to 3.0 are read", REMEDY);
    }
    long length = littleEndian(in, version == 1 ? 2 : 4);
    if (length > MOST_HEADER_BYTES) {
      throw new NpyException(source, "a header of " + length + " bytes", REMEDY);
    }
    byte[] text = in.readNBytes((int) length);
    return NpyHeader.parse(source, new String(text, StandardCharsets.UTF_8));
  }

  private static long littleEndian(InputStream in, int bytes) throws IOException {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the file ends in its header");
      }
      value |= (long) next << (8 * i);
    }
    return value;
  }

  private static NpyException unreadable(String source, IOException e) {
    return new NpyException(source, "cannot be read: " + e.getMessage(), REMEDY, e);
  }
}
