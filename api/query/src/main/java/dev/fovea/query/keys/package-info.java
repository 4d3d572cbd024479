/** API keys and what they grant, without the framework: the service checks them, the command line writes them. */
@NullMarked
package dev.fovea.query.keys;

import org.jspecify.annotations.NullMarked;
