/**
 * Tells MLflow of runs: a tracking server through its REST interface, or a folder in the layout of
 * MLflow 2's file store, which {@code mlflow ui --backend-store-uri FOLDER} shows.
 *
 * <p>{@link org.isomer.tracker.mlflow.Mlflow} is the plugin. Whatever is told goes into a {@link
 * org.isomer.tracker.mlflow.Journal} on disk first; a {@link org.isomer.tracker.mlflow.Delivery}
 * takes it from there to an {@link org.isomer.tracker.mlflow.MlflowStore} in a thread of its own,
 * in batches, and notes how far it is. So a server that is down, or a process that is killed, costs
 * nothing: the next delivery goes on at that place.
 *
 * <p>Another tracker is a {@link org.isomer.spi.TrackerPlugin} in a package beside this one.
 */
@NullMarked
package org.isomer.tracker.mlflow;

import org.jspecify.annotations.NullMarked;
