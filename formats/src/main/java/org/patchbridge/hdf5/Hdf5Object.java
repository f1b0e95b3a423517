package org.patchbridge.hdf5;

import io.jhdf.FractalHeap;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.SymbolTableEntry;
import io.jhdf.Utils;
import io.jhdf.btree.BTreeV1;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.AttributeNameForIndexedAttributesRecord;
import io.jhdf.btree.record.LinkNameForIndexedGroupRecord;
import io.jhdf.dataset.DatasetLoader;
import io.jhdf.dataset.DatasetReader;
import io.jhdf.dataset.NoParent;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.SymbolTableMessage;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A group or data set of an HDF5 file. Only what is asked for is parsed: listing a group reads no
 * header of its members, so one unreadable member (region references, say) hides no other.
 */
public final class Hdf5Object {
  /** Attributes and scalar data sets longer than this are no metadata of ours. */
  static final long MAX_METADATA_ELEMENTS = 4096;

  private static final long UNDEFINED_ADDRESS = -1;

  private final BoundedStorage storage;
  private final String path;
  private final ObjectHeader header;
  private final Map<String, AttributeMessage> attributes;
  private Optional<Map<String, Hdf5Link>> links = Optional.empty();

  public Hdf5Object(BoundedStorage storage, long address, String path) {
    this.storage = storage;
    this.path = path;
    this.header = ObjectHeader.readObjectHeader(storage, address);
    this.attributes = readAttributes();
  }

  public String path() {
    return path;
  }

  /** Where the object's header is in the file. */
  public long address() {
    return header.getAddress();
  }

  ObjectHeader header() {
    return header;
  }

  BoundedStorage storage() {
    return storage;
  }

  public boolean isDataset() {
    return header.hasMessageOfType(DataSpaceMessage.class);
  }

  /** The value as jHDF decodes it; empty where absent, without a value or longer than metadata. */
  public Optional<Object> attribute(String name) {
    AttributeMessage message = attributes.get(name);
    if (message == null || message.getDataBuffer() == null) {
      return Optional.empty();
    }
    long elements = message.getDataSpace().getTotalLength();
    if (elements < 1 || elements > MAX_METADATA_ELEMENTS) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        DatasetReader.readDataset(
            message.getDataType(),
            message.getDataBuffer().duplicate().order(message.getDataBuffer().order()),
            message.getDataSpace().getDimensions(),
            storage));
  }

  /** The value of a small data set; empty for groups, empty data sets and long ones. */
  public Optional<Object> value() {
    if (!isDataset()) {
      return Optional.empty();
    }
    DataSpace space = header.getMessageOfType(DataSpaceMessage.class).getDataSpace();
    if (space.getTotalLength() < 1 || space.getTotalLength() > MAX_METADATA_ELEMENTS) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        DatasetLoader.createDataset(storage, header, "value", NoParent.INSTANCE).getData());
  }

  private Map<String, AttributeMessage> readAttributes() {
    Map<String, AttributeMessage> found = new LinkedHashMap<>();
    for (AttributeMessage message : header.getMessagesOfType(AttributeMessage.class)) {
      found.put(message.getName(), message);
    }
    for (AttributeInfoMessage info : header.getMessagesOfType(AttributeInfoMessage.class)) {
      if (info.getFractalHeapAddress() == UNDEFINED_ADDRESS) {
        continue;
      }
      FractalHeap heap = new FractalHeap(storage, info.getFractalHeapAddress());
      BTreeV2<AttributeNameForIndexedAttributesRecord> index =
          new BTreeV2<>(storage, info.getAttributeNameBTreeAddress());
      for (AttributeNameForIndexedAttributesRecord entry : index.getRecords()) {
        AttributeMessage message =
            new AttributeMessage(heap.getId(entry.getHeapId()), storage, entry.getFlags());
        found.put(message.getName(), message);
      }
    }
    return found;
  }

  /** The group's members in the file's order; empty for a data set. */
  public Map<String, Hdf5Link> links() {
    if (links.isEmpty()) {
      links = Optional.of(readLinks());
    }
    return links.get();
  }

  private Map<String, Hdf5Link> readLinks() {
    Map<String, Hdf5Link> found = new LinkedHashMap<>();
    for (SymbolTableMessage table : header.getMessagesOfType(SymbolTableMessage.class)) {
      readSymbolTable(table, found);
    }
    for (LinkMessage message : header.getMessagesOfType(LinkMessage.class)) {
      addLink(message, found);
    }
    for (LinkInfoMessage info : header.getMessagesOfType(LinkInfoMessage.class)) {
      if (info.getBTreeNameIndexAddress() == UNDEFINED_ADDRESS) {
        continue;
      }
      FractalHeap heap = new FractalHeap(storage, info.getFractalHeapAddress());
      BTreeV2<LinkNameForIndexedGroupRecord> index =
          new BTreeV2<>(storage, info.getBTreeNameIndexAddress());
      for (LinkNameForIndexedGroupRecord entry : index.getRecords()) {
        addLink(LinkMessage.fromBuffer(heap.getId(entry.getId()), storage.getSuperblock()), found);
      }
    }
    return found;
  }

  private void readSymbolTable(SymbolTableMessage table, Map<String, Hdf5Link> found) {
    ByteBuffer names = new LocalHeap(storage, table.getLocalHeapAddress()).getDataBuffer();
    for (long node :
        BTreeV1.createGroupBTree(storage, table.getBTreeAddress()).getChildAddresses()) {
      for (SymbolTableEntry entry :
          new GroupSymbolTableNode(storage, node).getSymbolTableEntries()) {
        String name = Utils.readUntilNull(names.position(entry.getLinkNameOffset()));
        if (entry.getCacheType() == 2) {
          String target = Utils.readUntilNull(names.position(entry.getLinkValueOffset()));
          found.put(name, new Hdf5Link.Soft(target));
        } else {
          found.put(name, new Hdf5Link.Hard(entry.getObjectHeaderAddress()));
        }
      }
    }
  }

  private static void addLink(LinkMessage message, Map<String, Hdf5Link> found) {
    found.put(
        message.getLinkName(),
        switch (message.getLinkType()) {
          case HARD -> new Hdf5Link.Hard(message.getHardLinkAddress());
          case SOFT -> new Hdf5Link.Soft(message.getSoftLink());
          case EXTERNAL ->
              new Hdf5Link.External(message.getExternalFile(), message.getExternalPath());
        });
  }
}
