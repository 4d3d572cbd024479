/** Who asks, and whether they may: logins, roles, visible cameras and limits. */
@NullMarked
package dev.fovea.query.access;

import org.jspecify.annotations.NullMarked;
