package io.storebridge.ordering;

import io.storebridge.testing.WithDiagrams;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** The whole application with its own diagrams on a fresh database, between partners that a test tells what to answer. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithDiagrams
@Import(OrderPartners.Configuration.class)
@interface WithOrderPartners {}
