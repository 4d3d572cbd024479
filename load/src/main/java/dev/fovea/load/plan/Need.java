package dev.fovea.load.plan;

/**
 * One thing that a fleet needs.
 *
 * @param what such as {@code brokers}
 * @param amount in the unit
 * @param unit such as {@code cores}; empty for a count
 * @param because the sum it comes from, in words
 */
public record Need(String what, double amount, String unit, String because) {}
