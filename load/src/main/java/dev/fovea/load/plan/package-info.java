/** What a fleet of cameras needs: brokers, partitions, disk, network, cores and GPUs, from the cost of one frame. */
@NullMarked
package dev.fovea.load.plan;

import org.jspecify.annotations.NullMarked;
