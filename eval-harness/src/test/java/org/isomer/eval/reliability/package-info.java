/**
 * What the product says to bad input. {@code BadInputsTest} runs the cases of {@code
 * bad-inputs/*.txt}, whose form {@link org.isomer.eval.reliability.BadInput} describes: each
 * damages a copy of one of the {@link org.isomer.eval.reliability.Fixtures}, runs a whole command
 * line, and says which message is expected. {@code DamageTest} changes files byte by byte, and asks
 * for the same meaning or a message that names the file.
 */
package org.isomer.eval.reliability;
