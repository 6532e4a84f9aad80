package io.storebridge.workflow;

import camundajar.impl.scala.util.Either;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.List;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.bpm.dmn.feel.impl.scala.function.FeelCustomFunctionProvider;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.FunctionProvider.CompositeFunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;

/**
 * The engine's own FEEL without what it does anew for every cell of a decision table at each evaluation: it parses the
 * text, and it builds the table of all built-in functions. Both are immutable and depend on no variable, so all decisions
 * and threads share them.
 */
final class ReusingFeelEngine extends ScalaFeelEngine {

    /** Of each kind; texts come from deployed tables only, so the bound is for those that were replaced long ago. */
    private static final int KEPT = 5_000;

    ReusingFeelEngine(List<FeelCustomFunctionProvider> functions) {
        super(functions);
    }

    /** How often a text was known (hits) and parsed (misses) since the start. */
    CacheStats stats() {
        Reusing reusing = (Reusing) feelEngine;
        return reusing.expressions.stats().plus(reusing.unaryTests.stats());
    }

    /** Called by the constructor of the class above, before any field of this one has its value. */
    @Override
    protected FeelEngine buildFeelEngine(CustomFunctionTransformer functions, CompositeValueMapper values) {
        FeelEngine own = super.buildFeelEngine(functions, values);
        FunctionProvider builtin = new BuiltinFunctions(own.clock(), own.valueMapper());
        return new Reusing(own, new CompositeFunctionProvider(toScalaList(builtin, own.functionProvider())));
    }

    private static final class Reusing extends FeelEngine {

        private final Cache<String, Either<Failure, ParsedExpression>> expressions = cache();
        private final Cache<String, Either<Failure, ParsedExpression>> unaryTests = cache();
        private final FunctionProvider allFunctions;
        private final FeelInterpreter interpreter;

        private Reusing(FeelEngine own, FunctionProvider allFunctions) {
            super(own.functionProvider(), own.valueMapper(), own.configuration(), own.clock());
            this.allFunctions = allFunctions;
            interpreter = new FeelInterpreter(own.valueMapper());
        }

        private static <T> Cache<String, T> cache() {
            return Caffeine.newBuilder().maximumSize(KEPT).recordStats().build();
        }

        @Override
        public Either<Failure, ParsedExpression> parseExpression(String text) {
            return expressions.get(text, super::parseExpression);
        }

        @Override
        public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
            return unaryTests.get(text, super::parseUnaryTests);
        }

        /** What does not succeed is evaluated once more, by the class above: its failures keep their words. */
        @Override
        public EvaluationResult evaluate(ParsedExpression expression, Context variables) {
            EvalContext context = EvalContext.create(valueMapper(), allFunctions);
            try {
                Val value = interpreter.eval(expression.expression(), context.merge(variables));
                if (!(value instanceof ValError) && !(value instanceof ValFatalError) && !assertionFailed(context)) {
                    return new SuccessfulEvaluationResult(
                            valueMapper().unpackVal(value),
                            context.failureCollector().failures());
                }
            } catch (RuntimeException e) {
                return super.evaluate(expression, variables);
            }
            return super.evaluate(expression, variables);
        }

        private static boolean assertionFailed(EvalContext context) {
            return context.failureCollector()
                    .failures()
                    .exists(failure -> failure.failureType() == EvaluationFailureType.ASSERT_FAILURE$.MODULE$);
        }
    }
}
