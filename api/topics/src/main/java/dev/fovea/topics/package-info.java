/** The contract between Fovea's services: topics, records, headers and serdes, in plain Java without a framework. */
@NullMarked
package dev.fovea.topics;

import org.jspecify.annotations.NullMarked;
