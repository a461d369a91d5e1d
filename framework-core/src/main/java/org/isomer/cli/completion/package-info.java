/**
 * How shells complete command lines: {@code isomer completion bash|zsh|fish} prints a script that
 * holds every verb, option and name of a plugin there is, so that nothing is started at a key. A
 * new shell is a class that writes its script from {@code CompletedVerb}s, and a word of the verb.
 */
@NullMarked
package org.isomer.cli.completion;

import org.jspecify.annotations.NullMarked;
