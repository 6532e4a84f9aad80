package io.storebridge.commerce;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a port's method a step that analysts can put in a diagram. Parameter names are names of process variables; a
 * parameter of type {@link Step} or {@link AllVariables} is filled by the worker.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Operation {

    /** The topic in diagrams: system, dot, what is done; {@code erp.create-order}. The part before the dot names the outside system. */
    String id();

    /** What the step does, in the business's words. */
    String title();

    /** What happens and what the result holds, for somebody who does not know Java. */
    String description() default "";

    /** It only reads, or works something out: a workflow in real time may call it. */
    boolean realTime() default false;

    /** The process variable that takes the result; empty when nothing is returned. */
    String result() default "";

    /** The codes with which {@link Failure.Rejected} may be thrown, see {@link ErrorCodes}. */
    String[] errors() default {};

    /**
     * The id of the operation that tells whether this one took effect: asked before the step is sent again after an
     * attempt whose outcome is not known. It takes parameters of the same names and returns the result, or null when
     * nothing happened.
     */
    String check() default "";
}
