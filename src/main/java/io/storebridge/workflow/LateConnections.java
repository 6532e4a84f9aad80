package io.storebridge.workflow;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * A transaction takes its database connection with its first statement: a run in real time, which is a transaction without
 * statements, holds none while it waits for outside systems.
 */
@Component
class LateConnections implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool && !(bean instanceof LazyConnectionDataSourceProxy)
                ? new LazyConnectionDataSourceProxy(pool)
                : bean;
    }
}
