/**
 * YAML to immutable records and back, strictly.
 *
 * <p>A configuration is a record whose components carry {@link org.isomer.spi.Option}. {@link
 * org.isomer.config.ConfigReader} binds a file to it in three steps: the text becomes a tree in
 * which every value knows its place; overrides change the tree; {@link
 * org.isomer.config.RecordBinder} walks the record's components and the tree side by side. Whatever
 * is wrong is noted with its place and the walk goes on, so that one exception tells everything.
 * {@link org.isomer.config.ConfigWriter} spells a record out again, defaults included.
 *
 * <p>What a component's type accepts, also as a schema for editors, how it is described and how it
 * is written back live together in one {@link org.isomer.config.OptionType}; a further type of
 * component is one more of these and a line in {@link org.isomer.config.OptionType#of}.
 *
 * <p>Rules: an option that is not given has its default. A mapping given for an option whose
 * default is a mapping changes the default key by key; one given for a {@link
 * org.isomer.spi.Choice} does so only if it has no {@code name}, because a name starts from that
 * plugin's own defaults. Where the option says so, its default choice is written without the name
 * as well. Relative paths belong to the current working directory.
 */
@NullMarked
package org.isomer.config;

import org.jspecify.annotations.NullMarked;
