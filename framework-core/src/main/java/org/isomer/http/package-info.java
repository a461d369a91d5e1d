/**
 * Asking HTTP servers. {@link org.isomer.http.BoundedHttp} waits for no answer without end and
 * reads no more of it than it was told; what an answer means, whoever asks knows.
 */
@NullMarked
package org.isomer.http;

import org.jspecify.annotations.NullMarked;
