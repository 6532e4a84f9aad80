package io.storebridge.commerce;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What people who draw diagrams are told of an operation's input. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Input {

    String title() default "";

    String hint() default "";

    /** False: the operation does without it. */
    boolean required() default true;
}
