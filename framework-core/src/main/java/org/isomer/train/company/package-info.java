/**
 * Several processes that train one run. A {@link org.isomer.train.company.Company} finds the
 * others, {@link org.isomer.train.company.Roll} says for whom they wait, and {@link
 * org.isomer.train.company.Handshake} makes sure by an {@link org.isomer.train.company.Exchange}
 * that they train the same. It knows no plan: what must be the same comes to it as texts.
 */
@NullMarked
package org.isomer.train.company;

import org.jspecify.annotations.NullMarked;
