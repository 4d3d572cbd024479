/** Proves from topics, ledgers, accounts and logs that nothing was lost, doubled, reordered, changed or told. */
@NullMarked
package dev.fovea.load.check;

import org.jspecify.annotations.NullMarked;
