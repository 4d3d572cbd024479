/** How fast the query service answers, beside what HTTP alone costs it. */
@NullMarked
package dev.fovea.load.bench.query;

import org.jspecify.annotations.NullMarked;
