/** Tests of the address policy. */
@NullMarked
package dev.fovea.topics.policy;

import org.jspecify.annotations.NullMarked;
