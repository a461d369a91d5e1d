package org.isomer.cli.spi;

import org.isomer.config.ConfigReader;
import org.isomer.plugin.Catalog;

/**
 * What a verb works with.
 *
 * @param catalog the plugins there are
 * @param reader reads configurations that choose among them
 * @param console where output goes
 */
public record Workbench(Catalog catalog, ConfigReader reader, Console console) {}
