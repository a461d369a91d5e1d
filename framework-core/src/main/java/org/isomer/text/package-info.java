/**
 * Text of unknown origin (names of files, classes and plugins, answers of servers, stored records)
 * made safe to show: {@link org.isomer.text.Visible} for characters that steer a terminal or hide,
 * {@link org.isomer.text.Secrets} for credentials. {@link org.isomer.text.ShellCommand} writes
 * command lines that can be pasted.
 */
@NullMarked
package org.isomer.text;

import org.jspecify.annotations.NullMarked;
