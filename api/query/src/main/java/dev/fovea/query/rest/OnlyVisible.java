package dev.fovea.query.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a resource by itself gives a login that sees some cameras only nothing of the others, whatever is asked.
 * Without it such a login is let in only where it names visible cameras.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface OnlyVisible {}
