/**
 * The verb {@code isomer plugin}, to write plugins and to install those of others: {@link
 * org.isomer.authoring.PluginVerb} is its command line, and each action is a command of its own.
 * How a plugin folder is changed is {@code org.isomer.installation}.
 *
 * <p>{@link org.isomer.authoring.Project} is a Maven project of one plugin, filled from templates.
 * What all projects share lies beside this class, as {@code NAME.template}; the plugin itself
 * beside the interface of its kind, such as {@code org/isomer/spi/LossPlugin.template}, so that
 * whoever adds a kind adds its template. In a template {@code __package__}, {@code __Class__},
 * {@code __name__} and {@code __kind__} stand for what the author chose, as {@code __groupId__} and
 * {@code __version__} of the POM do, and {@code __interface__} for the version of the plugin
 * interface. {@link org.isomer.authoring.Archetype} writes the same where Maven asks for it. What a
 * plugin has to keep to is {@code org.isomer.contract}.
 */
@NullMarked
package org.isomer.authoring;

import org.jspecify.annotations.NullMarked;
