package io.storebridge.workflow;

import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.connect.impl.AbstractConnector;
import org.camunda.connect.impl.AbstractConnectorRequest;
import org.camunda.connect.impl.AbstractConnectorResponse;

/**
 * An operation as a connector of diagrams. Connectors are known to the whole JVM, operations to one engine: which one is
 * asked when a diagram calls.
 */
final class OperationConnector extends AbstractConnector<OperationConnector.Request, OperationConnector.Response> {

    OperationConnector(String operationId) {
        super(operationId);
    }

    @Override
    public Request createRequest() {
        return new Request(this);
    }

    @Override
    public Response execute(Request request) {
        ConnectorCalls calls = Context.getCommandContext().getSession(ConnectorCalls.class);
        return new Response(calls.call(
                getId(),
                request.getRequestParameters(),
                Context.getBpmnExecutionContext().getExecution()));
    }

    static final class Request extends AbstractConnectorRequest<Response> {
        private Request(OperationConnector connector) {
            super(connector);
        }
    }

    static final class Response extends AbstractConnectorResponse {

        private final Object result;

        private Response(Object result) {
            this.result = result;
        }

        @Override
        protected void collectResponseParameters(Map<String, Object> parameters) {
            parameters.put("result", result);
        }
    }
}
