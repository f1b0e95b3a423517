package org.patchbridge.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A whole model as it lies in files.
 *
 * @param settings all that is not numbers in bulk
 * @param tensors by the path of their part and their name
 * @param files by name, read only where a part asks for them
 */
public record Parameters(
    JsonNode settings, Map<String, Tensor> tensors, Map<String, byte[]> files) {}
