/**
 * Java records as JSON, strictly and both ways. The components of a record are the schema: there is
 * no second description that could disagree with it.
 *
 * <p>Components may be {@link String}, {@code int}, {@code long}, {@code double}, {@code boolean},
 * {@link java.time.Instant}, enums (in kebab case), records, and {@link java.util.List}, {@link
 * java.util.Map} by string, or {@link java.util.Optional} of these. An empty {@code Optional} is an
 * absent key; every other key must be there, and no unknown key may. What a compact constructor
 * refuses with an {@link IllegalArgumentException} is reported at the record's place in the file,
 * together with everything else that is wrong with it.
 */
@NullMarked
package org.isomer.reports.json;

import org.jspecify.annotations.NullMarked;
