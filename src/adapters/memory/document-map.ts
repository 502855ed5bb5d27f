import type { DocumentKey } from '../../document/business-document.ts';

/**
 * Values by document. Three levels instead of one joined text: the parts are texts that exist already, so looking one up of a
 * million joins and hashes nothing, and no joined keys are kept.
 */
export class DocumentMap<Value> {
  private readonly byTenant = new Map<string, Map<string, Map<string, Value>>>();

  get({ tenant, business, id }: DocumentKey): Value | undefined {
    return this.byTenant.get(tenant)?.get(business)?.get(id);
  }

  has(key: DocumentKey): boolean {
    return this.get(key) !== undefined;
  }

  set({ tenant, business, id }: DocumentKey, value: Value): void {
    let ofTenant = this.byTenant.get(tenant);
    if (ofTenant === undefined) {
      ofTenant = new Map();
      this.byTenant.set(tenant, ofTenant);
    }
    let ofBusiness = ofTenant.get(business);
    if (ofBusiness === undefined) {
      ofBusiness = new Map();
      ofTenant.set(business, ofBusiness);
    }
    ofBusiness.set(id, value);
  }
}
