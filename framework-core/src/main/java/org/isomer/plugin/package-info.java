/**
 * Finding plugins. {@link org.isomer.plugin.PluginLoader} asks the JDK's service loader for
 * everything that implements {@link org.isomer.spi.Plugin} on the class path and in plugin folders,
 * checks it, and yields an immutable {@link org.isomer.plugin.Catalog}. All of it happens once,
 * before anything runs, and whatever is wrong with any plugin is said in one message.
 *
 * <p>A plugin folder holds JARs and folders of JARs; a folder of classes, such as {@code
 * target/classes}, stands for the JAR that will be made of it. Each of them gets a {@link
 * org.isomer.plugin.PluginClassLoader} of its own, so that two plugins may bring two versions of
 * one library; it isolates dependencies and is no security sandbox. The kind of a plugin is its
 * interface: nothing here knows which kinds there are, so a new kind changes nothing here.
 *
 * <p>A JAR whose manifest names another {@link org.isomer.plugin.InterfaceVersion} of the plugin
 * interface is refused before a class of it is loaded, and so is one that a {@link
 * org.isomer.plugin.PluginLock} does not hold. Equal JARs in two folders are one.
 *
 * <p>Plugins are plain objects that are made from their configuration; only verbs ask for services.
 * The Guice modules that bind those are found in the same way, by {@code
 * META-INF/services/com.google.inject.Module}. One in a JAR may add services for the JAR's verbs,
 * add to the sets that {@link org.isomer.spi.Extensible} marks, such as that of {@link
 * org.isomer.spi.ImageFormat}s, and bind anew what {@link org.isomer.plugin.Replaceable} marks.
 */
@NullMarked
package org.isomer.plugin;

import org.jspecify.annotations.NullMarked;
