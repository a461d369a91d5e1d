/**
 * What annotated images in files have in common, whatever is marked in them: {@link
 * org.isomer.eval.annotation.FilesByStem} finds the file that a name stands for, {@link
 * org.isomer.eval.annotation.NameList} reads lists of names, {@link
 * org.isomer.eval.annotation.AnnotatedImage} reads an image the way round that its annotations were
 * made for, {@link org.isomer.eval.annotation.Remarks} gathers what is doubtful, and {@link
 * org.isomer.eval.annotation.AnnotatedFiles} is the data set that comes of it. A new annotation is
 * an {@link org.isomer.eval.annotation.AnnotatedFile} of its own. Files that an index knows are not
 * read again before their pixels are asked for ({@link org.isomer.data.image.KnownImage}).
 */
@NullMarked
package org.isomer.eval.annotation;

import org.jspecify.annotations.NullMarked;
