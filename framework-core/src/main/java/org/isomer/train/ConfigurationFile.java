package org.isomer.train;

/**
 * A kind of file that users write and edit.
 *
 * @param name what {@code isomer configuration} calls it, such as {@code task}
 * @param content what it holds, in a few words
 * @param type the record that it is read into
 */
public record ConfigurationFile(String name, String content, Class<? extends Record> type) {}
