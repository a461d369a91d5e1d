/**
 * Replicas that train one model together, in several processes or on several devices of one: who
 * they are, and how they exchange tensors.
 *
 * <p>A {@link org.isomer.cluster.Cluster} says where the processes listen and which of them this
 * one is, which {@code cluster.place} finds out. {@link org.isomer.cluster.ClusterServer} is
 * TensorFlow's server of this process; {@link org.isomer.cluster.OneProcess} needs none. {@link
 * org.isomer.cluster.Collectives} are {@link org.isomer.graph.Replicas} on either {@link
 * org.isomer.cluster.Site}: sums and gathers by TensorFlow's own collective operations. Addresses
 * and ranks are no part of a configuration; the number of replicas is, for it says how a batch is
 * divided.
 *
 * <p>After a failed exchange the runtime of a process is of no use: the process ends, and all begin
 * again from the last checkpoint.
 */
@NullMarked
package org.isomer.cluster;

import org.jspecify.annotations.NullMarked;
