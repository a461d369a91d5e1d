/**
 * What is put into a plugin folder, and where it came from.
 *
 * <p>An {@link org.isomer.installation.Offer} is what can be installed: JARs with the bytes that
 * they will have, from a file, a folder, or {@linkplain org.isomer.installation.MavenRepository
 * Maven repositories}. {@link org.isomer.installation.Installation} tries it, puts it into a plugin
 * folder in one step, and keeps in {@link org.isomer.installation.InstalledList} where it came
 * from. Nothing is downloaded but what the user named: a plugin that needs libraries is installed
 * as the folder that holds it with them, or as one JAR that contains them.
 */
@NullMarked
package org.isomer.installation;

import org.jspecify.annotations.NullMarked;
