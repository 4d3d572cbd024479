/** The interface as its own description says it is, and what happens to those who do not keep to it. */
@NullMarked
package dev.fovea.query.contract;

import org.jspecify.annotations.NullMarked;
