/** Where a camera's source may lie, so that a definition cannot lead a service to what it should not reach. */
@NullMarked
package dev.fovea.topics.policy;

import org.jspecify.annotations.NullMarked;
