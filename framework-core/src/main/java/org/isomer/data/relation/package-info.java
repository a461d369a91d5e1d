/**
 * What relates examples of any kind: {@link org.isomer.data.relation.SplitRelations} holds what a
 * reader found, {@link org.isomer.data.relation.SameClass} makes queries and documents of labelled
 * data. {@link org.isomer.data.relation.RelationInstances} is the data set to train on them, {@link
 * org.isomer.data.relation.Members} the one of the examples alone.
 *
 * <p>Readers of files stand with their modality, such as {@code org.isomer.data.text}. A new layout
 * of files is one plugin of the kind {@code relations}.
 */
@NullMarked
package org.isomer.data.relation;

import org.jspecify.annotations.NullMarked;
