/** The command line of the networks: one class per subcommand. */
@NullMarked
package dev.fovea.resnet.cli;

import org.jspecify.annotations.NullMarked;
