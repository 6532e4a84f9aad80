package io.storebridge.commerce;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes an input of an {@link Operation} to analysts. On a type: what it is wherever a parameter of this type says
 * nothing of its own.
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Input {

    /** The input's name in the business's words. */
    String title();

    /** What it is, where it usually comes from, and its form. */
    String hint() default "";

    /** False: the step works without it. */
    boolean required() default true;

    /** What may be chosen; empty: anything. */
    String[] choices() default {};
}
