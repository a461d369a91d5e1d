/**
 * What a plugin author sees.
 *
 * <p>A plugin is one class with a public constructor without arguments, one configuration record
 * whose components carry {@link org.isomer.spi.Option}, and one line in {@code
 * META-INF/services/org.isomer.spi.Plugin}:
 *
 * <pre>{@code
 * public final class Flip implements AugmentationPlugin<Flip.Config> {
 *   public record Config(
 *       @Option(help = "Probability of a flip", value = "0.5", min = 0, max = 1) double p) {}
 *
 *   public String name() { return "horizontal-flip"; }
 *   public String summary() { return "Mirrors the image left to right"; }
 *   public Class<Config> configType() { return Config.class; }
 *   public Augmentation create(Config config) { return ... }
 * }
 * }</pre>
 *
 * <p>The kind of a plugin is the interface that it implements: one that carries {@link
 * org.isomer.spi.Kind}. Kinds are open; a module or a JAR may add one. A configuration that needs
 * another plugin has a component of type {@link org.isomer.spi.Choice}. What a configuration can
 * give to all plugins of a kind is a record of {@link org.isomer.spi.Additions}.
 *
 * <p>A {@link org.isomer.spi.Dataset} holds {@link org.isomer.spi.Example}s of one kind, which a
 * {@link org.isomer.spi.Modality} shows on pages. It knows no more of them unless it is {@link
 * org.isomer.spi.Annotated}: {@link org.isomer.spi.ClassData} has a class for each, other data have
 * boxes, masks or real numbers. Each {@link org.isomer.spi.Step} of a view changes an example
 * ({@link org.isomer.spi.Augmentation}) or turns it into another type ({@link
 * org.isomer.spi.Conversion}); the last one leaves an {@link org.isomer.spi.Encodable}, whose named
 * tensors an {@link org.isomer.spi.Encoder} asks its {@link org.isomer.spi.Input} for. A {@link
 * org.isomer.spi.BatchAugmentation} changes a view of a whole batch, such as by mixing its rows,
 * and a framework can weigh its targets by that. {@link org.isomer.spi.Relations} say which
 * examples belong together, such as a query and a document; {@link org.isomer.spi.Recordings} are
 * long series that a task cuts by time. An {@link org.isomer.spi.ImageFormat} is no plugin but a
 * service, for readers of images of any layout.
 *
 * <p>A {@link org.isomer.spi.Framework} hands its {@link org.isomer.spi.Loss} the {@link
 * org.isomer.spi.Embeddings} that it has; a loss says by {@link org.isomer.spi.LossInput} what it
 * needs beyond the views, and a framework refuses one that needs more. A {@link
 * org.isomer.spi.Monitor} watches the encoder of a run, and a {@link org.isomer.spi.Tracker} is
 * told of it; neither has an influence.
 */
@NullMarked
package org.isomer.spi;

import org.jspecify.annotations.NullMarked;
