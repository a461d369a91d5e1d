/**
 * What there is to say of a plugin and of a kind of plugins, each from where it is written already:
 * options from their annotations, meaning, equation and paper from the documentation in the source,
 * demands from the interface and from the contract of the kind, and the place in a configuration
 * from the records of configurations. {@code isomer describe} and the catalogue show it.
 */
@NullMarked
package org.isomer.description;

import org.jspecify.annotations.NullMarked;
