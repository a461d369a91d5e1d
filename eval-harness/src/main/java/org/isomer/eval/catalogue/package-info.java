/**
 * Makes the catalogue of plugins: describes each, and lets augmentations, schedules and modalities
 * show what they do. {@link org.isomer.eval.catalogue.CatalogueMaker} knows no plugin by its name,
 * so that those of a plugin folder are shown like those that are bundled. The same plugins give the
 * same catalogue.
 */
@NullMarked
package org.isomer.eval.catalogue;

import org.jspecify.annotations.NullMarked;
