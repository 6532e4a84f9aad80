package io.storebridge.ordering;

import static org.mockito.Mockito.mock;

import io.storebridge.commerce.Authorizations;
import io.storebridge.commerce.CrmAccounts;
import io.storebridge.commerce.CustomerAccounts;
import io.storebridge.commerce.Failure;
import io.storebridge.commerce.Mail;
import io.storebridge.commerce.OrderHistory;
import io.storebridge.commerce.Receivables;
import io.storebridge.commerce.SalesOrders;
import io.storebridge.commerce.StoreOrders;
import io.storebridge.commerce.Tax;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.mockito.invocation.InvocationOnMock;
import org.mockito.stubbing.Answer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The ERP, the store, the gateway, the tax provider, the CRM and the mail server: they note what they are asked. */
class OrderPartners implements Answer<Object> {

    /** @param method of the port */
    record Call(String method, List<Object> arguments) {

        @SuppressWarnings("unchecked")
        <T> T argument(int index) {
            return (T) arguments.get(index);
        }
    }

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Call, Object>> answers = new ConcurrentHashMap<>();
    private final Map<String, Failure> refusals = new ConcurrentHashMap<>();

    void reset() {
        calls.clear();
        answers.clear();
        refusals.clear();
    }

    void answer(String method, Function<Call, Object> answer) {
        answers.put(method, answer);
    }

    /** From now on it is refused: a step whose report met another's at the engine asks again. */
    void refuse(String method, String code, String message) {
        refusals.put(method, new Failure.Rejected(code, message));
    }

    void relent(String method) {
        refusals.remove(method);
    }

    List<Call> calls(String method) {
        return calls.stream().filter(call -> call.method.equals(method)).toList();
    }

    @Override
    public Object answer(InvocationOnMock invocation) {
        String method = invocation.getMethod().getName();
        if (method.equals("toString")) {
            return "partner";
        }
        Call call = new Call(method, Arrays.asList(invocation.getArguments()));
        Failure refusal = refusals.get(method);
        calls.add(call);
        if (refusal != null) {
            throw refusal;
        }
        return answers.getOrDefault(method, any -> null).apply(call);
    }

    @TestConfiguration
    static class Configuration {

        @Bean
        OrderPartners orderPartners() {
            return new OrderPartners();
        }

        @Bean
        CustomerAccounts customerAccounts(OrderPartners partners) {
            return mock(CustomerAccounts.class, partners);
        }

        @Bean
        OrderHistory orderHistory(OrderPartners partners) {
            return mock(OrderHistory.class, partners);
        }

        @Bean
        SalesOrders salesOrders(OrderPartners partners) {
            return mock(SalesOrders.class, partners);
        }

        @Bean
        Receivables receivablesOfThePartners(OrderPartners partners) {
            return mock(Receivables.class, partners);
        }

        @Bean
        StoreOrders storeOrders(OrderPartners partners) {
            return mock(StoreOrders.class, partners);
        }

        @Bean
        Authorizations authorizations(OrderPartners partners) {
            return mock(Authorizations.class, partners);
        }

        @Bean
        Tax tax(OrderPartners partners) {
            return mock(Tax.class, partners);
        }

        @Bean
        CrmAccounts crmAccounts(OrderPartners partners) {
            return mock(CrmAccounts.class, partners);
        }

        @Bean
        Mail mailOfThePartners(OrderPartners partners) {
            return mock(Mail.class, partners);
        }
    }
}
