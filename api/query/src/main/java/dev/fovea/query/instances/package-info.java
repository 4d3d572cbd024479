/**
 * Several instances share the partitions of the state, and each answers for all of them: what it has not got it asks of
 * the instance that has, with the credential of whoever asked. An answer is whole, or there is none (503).
 *
 * <p>Beside the state every instance reads all partitions by itself, so there is nothing to gather: the definitions of the
 * cameras (a global store), the live feed ({@code live}), recent rejections and times ({@code recent}), regions that look
 * alike ({@code similar}) and pictures ({@code frames}).
 */
@NullMarked
package dev.fovea.query.instances;

import org.jspecify.annotations.NullMarked;
