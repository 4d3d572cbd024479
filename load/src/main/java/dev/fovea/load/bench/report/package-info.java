/** Reports as files and for the terminal: JSON, a table, SVG charts, the machine they come from. */
@NullMarked
package dev.fovea.load.bench.report;

import org.jspecify.annotations.NullMarked;
