/**
 * How fast Isomer is on this machine: {@code isomer bench step|scale|augment|load|loss}, and what
 * other rooms add to it; {@code bench page} makes a page of what was measured.
 *
 * <p>What can be measured is a {@link org.isomer.bench.Bench}, a service: a module of Isomer adds
 * one to the set, and the verb knows its name. A bench opens {@link org.isomer.bench.Trial}s; each
 * has one or more kinds of {@link org.isomer.bench.Work}, of which the first is what one wants to
 * know, as the whole training loop, and the others are what it is compared with, as the bare step
 * or, with {@code --against}, a {@link org.isomer.bench.Peer}: another program. {@link
 * org.isomer.bench.Rounds} has all of them work in turn, so that a machine that slows down slows
 * down all of them, and a {@link org.isomer.bench.Sample} gives the median with an interval. What
 * is found out besides, as the time by stage, is a {@link org.isomer.bench.Figures}. All of it is a
 * {@link org.isomer.bench.BenchRecord}, which is JSON; {@link org.isomer.bench.SpeedPage} makes a
 * page of a folder of them.
 *
 * <p>{@link org.isomer.bench.Scaling} has {@code bench step} run by several workers, and a {@link
 * org.isomer.bench.ScaleModel} says what many would reach.
 *
 * <p>Operations are counted by static shapes ({@link org.isomer.bench.Flops}), time inside a step
 * comes from TensorFlow's own statistics ({@link org.isomer.bench.StepProfile}).
 */
@NullMarked
package org.isomer.bench;

import org.jspecify.annotations.NullMarked;
